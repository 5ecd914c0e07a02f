/** The key of one marketplace account. Never written to a cell, a log line or an error. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The key of one ShipStation account. Never written to a cell, a log line or an error. */
export interface StationKey {
  readonly key: string;
  readonly secret: string;
}

/** Stored for the person who runs Aisle, out of reach of everybody else. */
export interface Secrets {
  credentials(): Credentials | null;
  saveCredentials(credentials: Credentials): void;
  stationKey(): StationKey | null;
  saveStationKey(key: StationKey): void;
}
