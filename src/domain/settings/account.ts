/** A seller's account, as the marketplace names it. Neither is secret. */
export interface Account {
  readonly name: string;
  readonly partnerId: string;
}
