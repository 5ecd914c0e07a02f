import { describeWeeks } from "./weeks";

describeWeeks(3);
