// What makes the pages more comfortable where there is JavaScript. Everything works without it.
"use strict";

// A sign-in link carries its token behind the "#", which a browser sends to nobody. Put it into the form, take it out
// of the address bar and the history, and send the form.
const form = document.querySelector("form[data-sign-in]");
if (form && location.hash.length > 1) {
  const token = decode(location.hash.slice(1));
  history.replaceState(null, "", location.pathname + location.search);
  form.elements.token.value = token;
  form.requestSubmit();
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Buttons that copy their data-copy are of no use without JavaScript and hidden until now.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const label = button.textContent;
  let timer;
  const say = (text) => {
    button.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { button.textContent = label; }, 2000);
  };
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await copy(button.dataset.copy);
      say("Copied");
    } catch {
      say("Copying failed");
    }
  });
}

// The clipboard API is there only on https and localhost; the older way works everywhere else.
async function copy(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text);
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "offscreen";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) {
    throw new Error("copy was refused");
  }
}

// In source text the tab key indents. Escape gives it back its usual meaning for once, so that nobody is caught there.
for (const area of document.querySelectorAll("textarea[data-source]")) {
  let leaving = false;
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      leaving = true;
    } else if (event.key === "Tab" && !event.shiftKey && !leaving) {
      event.preventDefault();
      area.setRangeText("    ", area.selectionStart, area.selectionEnd, "end");
    } else if (event.key !== "Shift") {
      leaving = false;
    }
  });
}
