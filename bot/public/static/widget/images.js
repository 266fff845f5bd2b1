/* Pictures are declined before they go anywhere, with the reason and the right way. */

const holdsFile = (data) => Boolean(data) && [...data.types].includes("Files");

/** `notice` explains; `say` announces; `back` is where the focus returns to. */
export function declineImages({ notice, close, back, say }) {
  function decline(event) {
    event.preventDefault();
    notice.hidden = false;
    notice.focus({ preventScroll: true });
    const scroller = notice.parentElement; // from its heading down: the reason comes before the numbers
    scroller.scrollTop += notice.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    say(notice.querySelector("h2").textContent);
  }

  document.addEventListener("paste", (event) => {
    if (event.clipboardData?.files.length) decline(event);
  });
  document.addEventListener("dragover", (event) => {
    if (!holdsFile(event.dataTransfer)) return;
    event.preventDefault(); // otherwise the browser would open the picture in place of the chat
    event.dataTransfer.dropEffect = "none";
  });
  document.addEventListener("drop", (event) => {
    if (holdsFile(event.dataTransfer)) decline(event);
  });
  document.addEventListener("dragenter", (event) => {
    if (holdsFile(event.dataTransfer)) decline(event);
  });
  close.onclick = () => {
    notice.hidden = true;
    back.focus();
  };
}
