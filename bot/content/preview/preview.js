/* Search: an answer stays in view when all the words typed are somewhere in it. */
const find = document.getElementById("find");
const count = document.getElementById("count");
const answers = [...document.querySelectorAll(".answer")]
  .map((node) => ({ node, text: `${node.id} ${node.textContent}`.toLowerCase() }));

function search() {
  const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const { node, text } of answers) node.hidden = !words.every((word) => text.includes(word));
  const shown = answers.filter(({ node }) => !node.hidden);
  for (const topic of document.querySelectorAll(".topic")) {
    topic.hidden = !topic.querySelector(".answer:not([hidden])");
  }
  count.textContent = `${shown.length} of ${answers.length}`;
}

/* A choice may lead to an answer that the search has hidden. */
function follow() {
  find.value = "";
  search();
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

find.addEventListener("input", search);
addEventListener("hashchange", follow);
search();
