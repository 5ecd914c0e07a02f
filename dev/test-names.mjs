/**
 * The test files that words name: a file counts when its name or a folder's name begins with one of the words. Paths begin
 * below test/. A folder right below test/ needs its whole name: `ship` does not name `shipped`, which holds nearly everything.
 */
export function namedTests(files, words) {
  if (words.length === 0) return files;
  return files.filter((file) => words.some((word) => isMeant(file.toLowerCase(), word.toLowerCase())));
}

function isMeant(file, word) {
  const group = file.split("/")[0];
  const within = word.includes("/") ? file : file.slice(group.length + 1);
  return word === group || `/${within}`.includes(`/${word}`);
}
