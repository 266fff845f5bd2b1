// An invitation: the token stands after the # and is taken out of the address at once.

import { post } from "./api.js";
import { el, part } from "./dom.js";

const token = location.hash.slice(1);
history.replaceState(null, "", location.pathname);

function refuse(words) {
  part("fault").textContent = words;
  part("fault").hidden = false;
}

function draw({ size, path }) {
  const dark = document.createElementNS("http://www.w3.org/2000/svg", "path");
  dark.setAttribute("d", path);
  part("qr").setAttribute("viewBox", `0 0 ${size} ${size}`);
  part("qr").replaceChildren(dark);
}

async function open() {
  try {
    const invited = await post("/api/invitation", { token });
    for (const name of ["name", "login", "role", "secret"]) part(name).textContent = invited[name];
    draw(invited.qr);
    part("username").value = invited.login;
    part("uri").href = invited.uri;
    part("offer").hidden = false;
  } catch {
    refuse("This link has been used or is too old. Ask for a new one.");
  }
}

part("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const body = { token, password: document.querySelector("#password").value, code: document.querySelector("#code").value };
  try {
    const { recovery_codes: codes } = await post("/api/invitation/accept", body);
    part("codes").append(...codes.map((code) => el("li", {}, code)));
    part("fault").hidden = true;
    part("offer").hidden = true;
    part("done").hidden = false;
    part("done").querySelector("h2").focus();
  } catch (error) {
    refuse(error.message);
  }
});

open();
