/** Which script project is deployed to. Uses no package. */

/** Ids of script projects have 57 characters; shorter ones are allowed for, since Google promises no length. */
const ID = /^[\w-]{20,}$/;

/**
 * The text of `.clasp.json`: with the given id, or the one that it already holds. `kept: null`: there is no such
 * file. Gives `problem`, in one sentence with what to do, where there is no id.
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
