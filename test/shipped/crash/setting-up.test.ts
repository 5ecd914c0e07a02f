import { describeSweep } from "./sweep";

/** Set up, key, import, first sync. */
describeSweep(0, 5);
