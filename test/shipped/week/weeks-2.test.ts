import { describeWeeks } from "./weeks";

describeWeeks(2);
