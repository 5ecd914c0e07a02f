/** The order of phases, and what each of them needs. */
import { inOrder } from "../../src/jobs/phases";

const work = (): void => undefined;

test("phases run in the order in which they are named", () => {
  const phases = inOrder({
    orders: { work },
    cells: { work, needs: ["orders"] },
    quantities: { work, needs: ["cells"] },
  });
  expect(phases.map(({ name }) => name)).toEqual(["orders", "cells", "quantities"]);
  expect(phases.map(({ needs }) => needs)).toEqual([undefined, ["orders"], ["cells"]]);
});

test("needing a phase that is not among them does not compile", () => {
  // @ts-expect-error: there is no phase of this name, so the numbers would leave without the orders.
  expect(inOrder({ orders: { work }, quantities: { work, needs: ["order"] } })).toHaveLength(2);
});
