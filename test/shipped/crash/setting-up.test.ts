import { describeSweep } from "./sweep";

/** Set up, key, import, first sync. */
describeSweep((run) => run < 5);
