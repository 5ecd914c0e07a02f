/** The sidebar: puts the page into the document and asks how the shop stands. */
import { render } from "preact";
import { App } from "./app";
import { startWatching } from "./shared/follow-runs";
import { keepFocus } from "./shared/keep-focus";
import { refresh } from "./shared/page";

const root = document.getElementById("app");
if (root === null) throw new Error("no app in the page");
render(<App />, root);
keepFocus(root);
startWatching();
void refresh();
