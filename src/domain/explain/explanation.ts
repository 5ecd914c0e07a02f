/** What Aisle says about one thing: answers to a seller's questions, in their order. */

export interface Answer {
  readonly question: string;
  readonly answer: string;
  readonly isFine: boolean;
  /** What the seller can do; `null`: nothing has to be done. */
  readonly todo: string | null;
}

/** Details to look through, such as the units that make up a number. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Explanation {
  readonly about: string;
  readonly inShort: string;
  /**
   * `fine`: all is as it should be. `open`: something is on its way, or left out on purpose. `wrong`: somebody has to
   * act.
   */
  readonly tone: "fine" | "open" | "wrong";
  readonly answers: readonly Answer[];
  readonly sections: readonly Section[];
}
