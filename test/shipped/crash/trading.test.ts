import { describeSweep } from "./sweep";

/** Orders, shipments, and the runs after them. */
describeSweep((run) => run >= 5);
