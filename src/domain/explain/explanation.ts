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
  readonly answers: readonly Answer[];
  readonly sections: readonly Section[];
}
