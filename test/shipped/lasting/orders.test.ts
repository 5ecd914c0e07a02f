import { ORDER_ROWS } from "./rows/orders";
import { describeRows } from "./table";

describeRows("orders", ORDER_ROWS);
