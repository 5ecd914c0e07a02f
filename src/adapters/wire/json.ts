/** Reads the JSON of an answer. */

/** Removes a byte order mark, also one that was decoded with another code page. */
export const withoutBom = (text: string): string => text.replace(/^(\uFEFF|\xEF\xBB\xBF)/, "");

/** Turns whole numbers that are too long for a JavaScript number into texts. Existing texts stay as they are. */
const withLongNumbers = (body: string): string =>
  /\d{16}/.test(body)
    ? body.replace(TEXT_OR_NUMBER, (found) => (/^-?\d{16,}$/.test(found) ? `"${found}"` : found))
    : body;

const TEXT_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/**
 * The JSON of a body; `undefined`: the body is not JSON. Numbers of 16 digits and more become texts, so that ids keep
 * all their digits.
 */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(withLongNumbers(withoutBom(body).trim()));
  } catch {
    // Pages of edge servers and truncated answers are not JSON; callers decide what that means.
    return undefined;
  }
}
