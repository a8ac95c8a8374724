/** The ERP's own tables, in its own words. Amounts are cents, dates are YYYY-MM-DD. */
export const schema = `
  CREATE TABLE IF NOT EXISTS customer (
    number TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    town TEXT NOT NULL,
    email TEXT NOT NULL,
    days_to_pay INTEGER NOT NULL,
    created_on TEXT NOT NULL
  ) STRICT;

  CREATE TABLE IF NOT EXISTS project (
    number TEXT PRIMARY KEY,
    customer TEXT NOT NULL REFERENCES customer,
    title TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('offer', 'awarded', 'delivered', 'invoiced')),
    process_status INTEGER NOT NULL,
    created_on TEXT NOT NULL,
    awarded_on TEXT,
    delivery_note TEXT,
    delivered_on TEXT,
    invoice TEXT,
    invoiced_on TEXT
  ) STRICT;

  CREATE TABLE IF NOT EXISTS position (
    project TEXT NOT NULL REFERENCES project,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    quantity REAL NOT NULL,
    unit TEXT NOT NULL,
    unit_price INTEGER NOT NULL,
    PRIMARY KEY (project, number)
  ) STRICT;

  CREATE TABLE IF NOT EXISTS open_item (
    invoice TEXT PRIMARY KEY,
    project TEXT NOT NULL REFERENCES project,
    customer TEXT NOT NULL REFERENCES customer,
    invoiced_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    amount INTEGER NOT NULL,
    paid INTEGER NOT NULL DEFAULT 0,
    dunning_level INTEGER NOT NULL DEFAULT 0,
    dunned_on TEXT
  ) STRICT;

  CREATE TABLE IF NOT EXISTS number_range (prefix TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
`;
