// Places to share a location from, without asking the machine where it is.

export const PLACES = [
  ["Paris", 48.8566, 2.3522],
  ["Lyon", 45.764, 4.8357],
  ["Brest", 48.3904, -4.4861],
  ["Bruxelles", 50.8503, 4.3517],
  ["Genève", 46.2044, 6.1432],
  ["Luxembourg", 49.6116, 6.1319],
  ["London", 51.5072, -0.1276],
  ["Dublin", 53.3498, -6.2603],
  ["Montréal", 45.5019, -73.5674],
  ["Fort-de-France", 14.6161, -61.0588],
  ["New York", 40.7128, -74.006],
  ["Saint-Denis, La Réunion", -20.8789, 55.4481],
  ["Nouméa", -22.2758, 166.458],
  ["Papeete", -17.5516, -149.5585],
];
