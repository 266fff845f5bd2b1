/* Times as a parent in the UK reads them. */

const zone = { timeZone: "Europe/London" };
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", ...zone });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", ...zone });
const opening = new Intl.DateTimeFormat("en-GB", {
  weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit", hour12: true, ...zone,
});

const format = (how, iso) => {
  const at = new Date(iso ?? Date.now());
  return Number.isNaN(at.getTime()) ? String(iso) : how.format(at);
};

/** "23:04" */
export const timeOf = (iso) => format(clock, iso);
/** "21 November 2026" */
export const dayOf = (iso) => format(day, iso);
/** "Thursday 26 November at 7:00 pm" */
export const openingOf = (iso) => format(opening, iso);
