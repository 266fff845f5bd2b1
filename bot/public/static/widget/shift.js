/* Three presses of Shift leave the page, for whoever cannot reach the button in time. */

const WITHIN = 5000;
const PRESSES = 3;

/** Three presses of Shift on a real keyboard (a touch keyboard's Shift has no code, or no fine pointer). */
export function onThreeShifts(act) {
  let presses = [];
  const real = window.matchMedia("(any-pointer: fine)");
  window.addEventListener("keydown", ({ key, code, repeat, timeStamp }) => {
    if (key !== "Shift" || !code || !real.matches) presses = [];
    else if (!repeat) presses = [...presses.filter((at) => timeStamp - at < WITHIN), timeStamp];
    if (presses.length >= PRESSES) act();
  }, true);
}
