// The record at the end: codes and words, saved as it is written, checked when it is finished.

import { get, post } from "./api.js";
import { button, el } from "./dom.js";

const PAUSE = 700;

export async function record(id, { finished, plan, said }) {
  const given = await get(`/api/records/${id}`);
  const draft = Object.keys(given.draft).length ? given.draft : { plan };
  const state = el("p", { class: "hint", role: "status" }, Object.keys(given.draft).length ? "Your draft is here again." : "Saved as you write.");
  const fault = el("p", { class: "fault", role: "alert", hidden: true });
  const form = el("form", { class: "form", data: { part: "record" }, novalidate: true }, parts(given.codes, draft), fault, state,
    el("button", { class: "button" }, "Save the record"));
  let timer = null;
  const keep = async () => {
    state.textContent = await post(`/api/records/${id}/draft`, { content: content(form) }).then(() => "Saved.", () => "Not saved yet: no connection.");
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    state.textContent = "…";
    timer = setTimeout(keep, PAUSE);
    brief(form, given.codes);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    try {
      const answer = await post(`/api/records/${id}/finish`, written(form));
      said("The record is saved.");
      finished(answer);
    } catch (error) {
      fault.textContent = error.message.replace(/^form: Value error, /, "").replaceAll("Value error, ", "");
      fault.hidden = false;
      fault.scrollIntoView({ block: "nearest" });
    }
  });
  brief(form, given.codes);
  return el("section", { "aria-label": "Record" }, el("h2", {}, "Record"), form);
}

function parts(codes, draft) {
  const none = { "": "Choose…" };
  return [
    choose("category", "Category", { ...none, ...codes.category, ...codes.non_data }, draft),
    el("div", { class: "form", data: { part: "details" } },
      choose("age_band", "Child's age", { ...none, ...codes.age_band }, draft),
      write("concern", "The concern, in a sentence or two", draft),
      el("fieldset", {}, el("legend", {}, "THRIVE"), Object.entries(codes.thrive).map(([code, name]) => write(`thrive.${code}`, name, draft))),
      tick("risk_factors", "Risk factors", codes.risk_factors, draft),
      tick("protective_factors", "Protective factors", codes.protective_factors, draft),
      tick("told", "Who knows already", codes.told, draft),
      write("advice", "Advice given", draft),
      write("plan", "The parent's plan: what they will do, and when", draft),
      tick("referral", "Referral", codes.referral, draft),
      choose("outcome", "Outcome", { ...none, ...codes.outcome }, draft),
      el("label", { class: "check" }, el("input", { type: "checkbox", name: "repeat_contact", checked: draft.repeat_contact === true }), "The parent has been in touch before")),
  ];
}

function choose(name, label, options, draft) {
  const id = `record-${name}`;
  return [el("label", { for: id }, label),
    el("select", { id, name }, Object.entries(options).map(([code, words]) => el("option", { value: code, selected: draft[name] === code }, words)))];
}

function write(name, label, draft) {
  const id = `record-${name}`;
  return [el("label", { for: id }, label), el("textarea", { id, name, maxlength: "4000" }, draft[name] ?? "")];
}

function tick(name, legend, options, draft) {
  const chosen = new Set(draft[name] ?? []);
  return el("fieldset", {}, el("legend", {}, legend), Object.entries(options).map(([code, words]) =>
    el("label", { class: "check" }, el("input", { type: "checkbox", name, value: code, checked: chosen.has(code) }), words)));
}

// A contact that was none needs its code alone.
function brief(form, codes) {
  form.querySelector('[data-part="details"]').hidden = form.elements.category.value in codes.non_data;
}

function content(form) {
  const data = new FormData(form);
  const flat = {};
  for (const [name, value] of data) flat[name] = value;
  for (const name of ["risk_factors", "protective_factors", "told", "referral"]) flat[name] = data.getAll(name);
  flat.repeat_contact = data.has("repeat_contact");
  return flat;
}

function written(form) {
  const flat = content(form);
  const thrive = {};
  for (const name of Object.keys(flat).filter((one) => one.startsWith("thrive."))) {
    if (flat[name].trim()) thrive[name.slice(7)] = flat[name];
    delete flat[name];
  }
  return form.querySelector('[data-part="details"]').hidden ? { category: flat.category } : { ...flat, thrive };
}

export function afterRecord(handBack, close) {
  const summary = el("textarea", { id: "summary", maxlength: "4000" });
  return el("section", { "aria-label": "Ending" },
    el("h2", {}, "The record is saved"),
    el("div", { class: "form" },
      el("label", { for: "summary" }, "What you agreed, for the parent to read"), summary,
      el("div", { class: "acts" },
        button("Hand back to the assistant", () => handBack(summary.value), { data: { key: "hand-back" } }),
        button("End the chat", () => close(summary.value), { data: { key: "close" } }))));
}
