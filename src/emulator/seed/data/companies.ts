/** First halves of invented company names. */
export const companyNames = [
  'Alderbrook',
  'Brightwater',
  'Calloway',
  'Dunmore',
  'Eastfield',
  'Fernhill',
  'Greystone',
  'Harlow',
  'Ironbridge',
  'Juniper',
  'Kestrel',
  'Larkspur',
  'Marlowe',
  'Northgate',
  'Oakhurst',
  'Pinecrest',
  'Quarry Lane',
  'Redwater',
  'Silverleaf',
  'Thornbury',
  'Underhill',
  'Valemont',
  'Westmere',
  'Yarrow',
] as const

/** Second halves, with the option of `account.industrycode` that they go with. */
export const trades = [
  { trade: 'Foods', industrycode: 17 },
  { trade: 'Logistics', industrycode: 30 },
  { trade: 'Manufacturing', industrycode: 12 },
  { trade: 'Energy', industrycode: 31 },
  { trade: 'Clinics', industrycode: 11 },
  { trade: 'Textiles', industrycode: 22 },
  { trade: 'Outdoor', industrycode: 25 },
  { trade: 'Distribution', industrycode: 10 },
  { trade: 'Consulting', industrycode: 7 },
  { trade: 'Insurance', industrycode: 20 },
  { trade: 'Building Supply', industrycode: 5 },
  { trade: 'Rentals', industrycode: 15 },
] as const

export const places = [
  { city: 'Seattle', region: 'WA', country: 'United States', postalCode: '98101' },
  { city: 'Portland', region: 'OR', country: 'United States', postalCode: '97204' },
  { city: 'Denver', region: 'CO', country: 'United States', postalCode: '80202' },
  { city: 'Chicago', region: 'IL', country: 'United States', postalCode: '60602' },
  { city: 'Austin', region: 'TX', country: 'United States', postalCode: '78701' },
  { city: 'Boston', region: 'MA', country: 'United States', postalCode: '02108' },
  { city: 'Lyon', region: 'Rhône', country: 'France', postalCode: '69002' },
  { city: 'Hamburg', region: 'Hamburg', country: 'Germany', postalCode: '20095' },
  { city: 'Porto', region: 'Porto', country: 'Portugal', postalCode: '4000-069' },
  { city: 'Ghent', region: 'East Flanders', country: 'Belgium', postalCode: '9000' },
] as const

export const streets = [
  'Mill Road',
  'Station Street',
  'Harbor Way',
  'Orchard Lane',
  'Market Square',
  'Foundry Street',
] as const

export const competitorNames = [
  'Bluefin Systems',
  'Cobalt Works',
  'Meridian Supply',
  'Osprey Industrial',
  'Tamarack Group',
  'Vantage North',
] as const
