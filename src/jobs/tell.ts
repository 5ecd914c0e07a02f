/** What the doors show in the corner of the sheet. */
export { toastOf } from "../domain/workbook/report";
