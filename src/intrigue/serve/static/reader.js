// Spares reloading: moves are sent beside the page, digits press choices, and other pages of a game follow along.
// Without this script everything works by links and forms.
"use strict";

(() => {
  const game = () => document.getElementById("game");
  if (!game()) return;
  let busy = false;

  const say = (text) => {
    const trouble = document.getElementById("trouble");
    if (trouble) {
      trouble.textContent = text;
      trouble.hidden = false;
    }
  };

  const show = async (response, moved) => {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const next = page.getElementById("game");
    if (!response.ok || !next) {
      const said = page.getElementById("said");
      say(said ? said.textContent : "This did not work. What was decided before is kept.");
      return;
    }
    game().replaceWith(next);
    document.title = page.title;
    if (moved) {
      const now = document.getElementById("now");
      now.focus({ preventScroll: true });
      now.scrollIntoView({ block: "start" });
    }
  };

  const ask = async (address, options, moved) => {
    if (busy) return;
    busy = true;
    game().setAttribute("aria-busy", "true");
    try {
      await show(await fetch(address, options), moved);
    } catch {
      say("The server does not answer. What was decided before is kept; try again in a moment.");
    } finally {
      busy = false;
      game().removeAttribute("aria-busy");
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-move]")) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    ask(form.action, { method: "POST", body }, true);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, textarea, select")) return;
    const button = /^[1-9]$/.test(event.key) && document.querySelector(`[data-digit="${event.key}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
  });

  const news = new EventSource(`/game/${game().dataset.link}/events`);
  news.addEventListener("state", (event) => {
    const { revision } = JSON.parse(event.data);
    if (!busy && String(revision) !== game().dataset.revision) ask(`/game/${game().dataset.link}`, {}, false);
  });
})();
