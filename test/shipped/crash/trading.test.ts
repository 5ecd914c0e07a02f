import { FULFILLMENT } from "../../../dev/demo/fulfillment";
import { describeSweep } from "./sweep";

/** Each of these takes half a minute; `test/shipped/commit` and `test/shipped/orders` kill the same doors in a small shop. */
const ELSEWHERE = new Set(FULFILLMENT.map(({ title }) => title));

/** Orders, shipments, and the runs after them. */
describeSweep(6, Number.POSITIVE_INFINITY, ELSEWHERE);
