/** Words that a reader has to read twice, and how to say the same plainly. Refused in comments and documents. */
import ts from "typescript";
import type { Source } from "../support/project";
import { nodesOf, parse } from "../support/syntax";

interface Refused {
  readonly words: RegExp;
  readonly plain: string;
}

export const REFUSED: readonly Refused[] = [
  { words: /\bso (?:many|much)\b(?! (?:that|as|at once)\b)/i, plain: "this many, at most n, the number of" },
  { words: /\bsuffic(?:e|es|ed|ing)\b/i, plain: "is enough" },
  { words: /(?<!\bare )\ball the same\b/i, plain: "anyway" },
  { words: /\bfor want of\b/i, plain: "for lack of, because of a missing" },
  { words: /\bin the place of\b/i, plain: "instead of, replaces" },
  { words: /\bfor ever\b/i, plain: "forever" },
  { words: /\bsave for\b/i, plain: "except" },
  { words: /\b(?:is|are) no more\b(?! than\b)/i, plain: "is no longer" },
  { words: /\b(?:which|that) (?:is|are) none\b/i, plain: "that is not one" },
  {
    words: /\b(?:stands?|stood|standing) (?:in|on|there|at|beside|under|behind|above|here|over|below)\b(?! for\b)/i,
    plain: "is",
  },
  { words: /\b(?:thereby|hereby|wherein|whereby|whence|thence|hitherto|lest|amid|bears?)\b/i, plain: "a modern word" },
  { words: /(?<=[.,:;] )else\b|\bElse\b/, plain: "otherwise" },
  { words: /\banew\b/i, plain: "again" },
  { words: /\bworked out\b/i, plain: "computed" },
  { words: /(?<!\b(?:each|one|some|none|all|most|both|any) )\bof wh(?:ich|om)\b/i, plain: "whose, with, for which" },
  {
    words:
      /\b(?:colour|behaviour|neighbour|favour|recognis|authoris|capitalis|serialis|normalis|catalogue|programme\b|fulfils?\b|licence|grey\b|whilst)/i,
    plain: "the American spelling",
  },
];

/** What people read in a file: its comments, or the text of a document. Without code, names and quotations. */
function prose({ path, text }: Source): readonly string[] {
  if (path.endsWith(".md")) return [readable(text.replace(/^```.*?^```/gms, ""))];
  const comments = new Map<number, string>();
  for (const node of nodesOf(parse({ path, text })))
    for (const { pos, end } of [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ])
      comments.set(pos, text.slice(pos, end));
  return [...comments.values()].map((comment) => readable(comment.replace(/^\s*(?:\/?\*+|\/\/)/gm, " ")));
}

const readable = (text: string): string =>
  text
    .replace(/@example\b.*$/s, "")
    .replace(/`[^`]*`|“[^”]*”|"[^"]*"|\*\*?[^*\n]+\*\*?|\]\([^)]*\)/g, "…")
    .replace(/\s+/g, " ");

/** A sentence for each refused word: where it is, and what to say instead. */
export const refusedWords = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) =>
    prose(source).flatMap((text) =>
      REFUSED.flatMap(({ words, plain }) => {
        const found = words.exec(text);
        if (found === null) return [];
        const around = text.slice(Math.max(0, found.index - 40), found.index + found[0].length + 30).trim();
        return [`${source.path}: “${found[0]}” in “${around}”. Say: ${plain}.`];
      }),
    ),
  );
