// The window around the grid: Aisle's menus, its sidebar, and what it says in the corner. The grid itself is nobody's yet.
const user = new URLSearchParams(location.search).get("user");
const nav = document.querySelector("nav");
const aside = document.querySelector("aside");
let openedAt = 0;

/** Google's own keywords for content of a script [HTMLR]. */
const SANDBOX = "allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals";

async function ask(path, body) {
  const asked = { method: "POST", headers: { "content-type": "application/json" } };
  const response = await fetch(path, { ...asked, body: JSON.stringify({ user, ...body }) });
  return response.json();
}

function made(tag, text, attributes = {}) {
  const one = document.createElement(tag);
  one.textContent = text;
  for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
  return one;
}

const closeMenus = () => {
  for (const open of document.querySelectorAll('[role="menu"]')) open.remove();
};

function openMenu({ entries }) {
  closeMenus();
  const list = made("div", "", { role: "menu" });
  for (const entry of entries) {
    if (entry.kind === "separator") list.append(document.createElement("hr"));
    else if (entry.kind === "submenu") list.append(item(entry.menu.title, () => openMenu(entry.menu)));
    else list.append(item(entry.caption, () => choose(entry.functionName)));
  }
  nav.append(list);
}

function item(caption, click) {
  const one = made("button", caption, { type: "button", role: "menuitem" });
  one.addEventListener("click", click);
  return one;
}

async function choose(door) {
  closeMenus();
  show(await ask("/menu", { door }));
}

function show({ title, menus, sidebar, toast, failure }) {
  document.querySelector("h1").textContent = title;
  nav.replaceChildren(
    ...menus.map((menu) => {
      const one = made("button", menu.title, { type: "button", "aria-haspopup": "menu" });
      one.addEventListener("click", () => openMenu(menu));
      return one;
    }),
  );
  document.querySelector("#toasts").textContent = failure ?? toast;
  if (sidebar !== null && sidebar.openedAt !== openedAt) openSidebar(sidebar);
}

/** The content has an origin of its own, as Google's does: the same server under another name. */
function openSidebar(sidebar) {
  openedAt = sidebar.openedAt;
  const frame = made("iframe", "", { title: sidebar.title, sandbox: SANDBOX });
  frame.src = `http://127.0.0.1:${location.port}/sidebar?user=${encodeURIComponent(user)}`;
  aside.querySelector("span").textContent = sidebar.title;
  aside.querySelector("iframe")?.remove();
  aside.append(frame);
  aside.hidden = false;
}

function closeSidebar() {
  aside.hidden = true;
  aside.querySelector("iframe")?.remove();
}

aside.querySelector("button").addEventListener("click", closeSidebar);
window.addEventListener("message", ({ source, data }) => {
  if (source === aside.querySelector("iframe")?.contentWindow && data.closeSidebar) closeSidebar();
});
ask("/open", {}).then(show);
