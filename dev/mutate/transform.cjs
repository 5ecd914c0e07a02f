/** Jest's transformer for files with mutants: the text that dev/mutate/main.mjs wrote takes the file's place. */
const { createHash } = require("node:crypto");
const { existsSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { createTransformer } = require("@swc/jest");

exports.createTransformer = (options) => {
  const swc = createTransformer(options.swc);
  const textOf = (file, text) => {
    const made = path.join(options.folder, `${path.relative(options.root, file).replaceAll(path.sep, "-")}`);
    return existsSync(made) ? readFileSync(made, "utf8") : text;
  };
  return {
    process: (text, file, more) => swc.process(textOf(file, text), file, more),
    getCacheKey: (text, file) =>
      createHash("sha1")
        .update(`mutants ${file} ${textOf(file, text)}`)
        .digest("hex"),
  };
};
