/** Cursors that are read in more than one place. */

/**
 * The first entry of the page behind a cursor of the bulk inventory, from 0; undefined if the text is not such a
 * cursor.
 */
export function inventoriesStart(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return 0;
  const found = /^[0-9a-f-]{36} (\d{1,9})$/.exec(Buffer.from(cursor, "base64").toString("utf8"));
  return found === null ? undefined : Number(found[1]);
}
