/* Cards below an answer: services to turn to, the emergency card, sources. */

import { away, dial, el, safeUrl } from "./dom.js";
import { dayOf } from "./time.js";
import { words } from "./words.js";

function ways(service, urgent) {
  const look = urgent ? "button button--danger" : "button";
  const url = safeUrl(service.url);
  return el("p", { className: "card__ways" },
    service.phone && el("a", { className: look, href: dial("tel", service.phone) }, words.call(service.phone)),
    service.sms && el("a", { className: "button button--quiet", href: dial("sms", service.sms) }, words.text(service.sms)),
    url && siteLink(url, service));
}

function siteLink(url, service) {
  const link = away(url, words.open, service.phone ? "button button--quiet" : "button");
  link.append(el("span", { className: "visually-hidden" }, `: ${service.name}${words.newTab}`));
  return link;
}

function facts(service) {
  const told = service.open === "check" && service.hours ? service.hours : words.states[service.open];
  const now = el("strong", { className: `card__now card__now--${service.open}` }, told);
  const hours = service.open === "open" || service.open === "closed" ? service.hours : "";
  const rest = [hours, service.cost].filter(Boolean);
  return el("p", { className: "card__facts" }, now, rest.length ? ` · ${rest.join(" · ")}` : "");
}

/** One service: what for, open now or not, cost, how to reach it (first of all if urgent), what happens then. */
export function serviceCard(service, { urgent = false } = {}) {
  const about = [el("p", {}, service.what_for), facts(service)];
  return el("li", { className: "card" },
    el("p", { className: "card__name" }, service.name),
    urgent ? [ways(service, urgent), ...about] : [...about, ways(service, urgent)],
    service.next && el("details", {}, el("summary", {}, words.next), el("p", {}, service.next)));
}

/** Up to three services, best first. */
export function serviceCards(services, options) {
  return el("ul", { className: "cards" }, services.map((service) => serviceCard(service, options)));
}

/** The emergency first: its call button stands before any other words. */
export function emergencyCard({ services }) {
  return el("section", { className: "emergency", attrs: { "aria-label": words.emergency } },
    el("p", { className: "emergency__title" }, words.emergency),
    serviceCards(services, { urgent: true }));
}

/** "Where this comes from". */
export function sourcesCard({ sources, reviewed }) {
  const line = ({ title, publisher, date }) => el("li", {}, `${title}. ${publisher}, ${date}.`);
  return el("details", { className: "sources" },
    el("summary", {}, words.sources),
    el("ul", {}, sources.map(line)),
    el("p", {}, words.reviewed(dayOf(reviewed))));
}
