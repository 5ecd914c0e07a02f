/** What is told about one thing: the answers to the questions that a seller would ask, in their order. */

export interface Answer {
  readonly question: string;
  readonly answer: string;
  readonly isFine: boolean;
  /** What the seller can do; `null` where nothing is to be done. */
  readonly todo: string | null;
}

/** Something to look through, such as the units that make up a number. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Explanation {
  readonly about: string;
  readonly inShort: string;
  /** What `inShort` says: all is as it should be, something is to come or left out on purpose, or something is wrong. */
  readonly tone: "fine" | "open" | "wrong";
  readonly answers: readonly Answer[];
  readonly sections: readonly Section[];
}
