/** What kind of place a search has found. */
export const places = {
  kinds: {
    address: "Address", "ambulance-station": "Ambulance station", airport: "Airport", bank: "Bank", base: "Station of units", city: "City", clinic: "Clinic",
    "community-centre": "Community centre", coordinates: "Coordinates", defibrillator: "Defibrillator", district: "District", "fire-station": "Fire station", fuel: "Fuel station", government: "Public office", hamlet: "Hamlet",
    hospital: "Hospital", hotel: "Hotel", hydrant: "Hydrant", intersection: "Intersection", "landing-site": "Landing site", market: "Market", museum: "Museum", neighbourhood: "Neighbourhood",
    park: "Park", pharmacy: "Pharmacy", "plus-code": "Plus Code", police: "Police", refuge: "Shelter", restaurant: "Restaurant", school: "School",
    square: "Square", stadium: "Stadium", station: "Railway or bus station", street: "Street", town: "Town", unit: "Unit", university: "University",
    village: "Village", water: "Water", "water-point": "Water point", worship: "Place of worship",
  },
};
