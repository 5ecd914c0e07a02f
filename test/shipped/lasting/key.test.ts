import { KEY_ROWS } from "./rows/key";
import { describeRows } from "./table";

describeRows("the key", KEY_ROWS);
