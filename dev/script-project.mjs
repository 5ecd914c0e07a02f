/** To which script project the add-on is deployed. Uses no package. */

/** Ids of script projects have 57 characters. Shorter ones are allowed, since Google promises no length. */
const ID = /^[\w-]{20,}$/;

/**
 * The text of `.clasp.json` with the given id, or with the id that the file already holds. `kept`: the file's text;
 * `null`: there is no such file. Without an id it gives `problem`: one sentence that says what to do.
 */
export function scriptProject(given, kept) {
  const id = given ?? keptId(kept);
  if (id === null) return { problem: `No script id is known yet. ${WHAT_TO_DO}` };
  if (!ID.test(id)) return { problem: `“${id}” is no script id. ${WHAT_TO_DO}` };
  return { text: `${JSON.stringify({ scriptId: id, rootDir: "dist" }, null, 2)}\n` };
}

const WHAT_TO_DO =
  "Copy it in the spreadsheet from Extensions ▸ Apps Script ▸ Project Settings, and run: npm run push -- <script id>";

function keptId(kept) {
  try {
    return JSON.parse(kept)?.scriptId ?? null;
  } catch {
    // Somebody edited the file by hand.
    return null;
  }
}
