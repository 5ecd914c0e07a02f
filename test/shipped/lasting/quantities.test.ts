import { QUANTITY_ROWS } from "./rows/quantities";
import { describeRows } from "./table";

describeRows("quantities", QUANTITY_ROWS);
