/**
 * The properties of contacts that are sent, and no others: HubSpot's defaults, as its knowledge base lists them
 * ("HubSpot's default contact properties").
 */
export const contactProperties = [
  'email',
  'firstname',
  'lastname',
  'salutation',
  'jobtitle',
  'phone',
  'mobilephone',
] as const;
