type place, gift
type person: character
place cafe
gift ring
person gaara
character shukaku
property at(character): place
property at(gift): place
may suppose at(person)
may suppose at(place)
may suppose at(cafe)
may suppose at(character) for gift
may suppose at(ring) for person, cafe
may infer at(shukaku) for gaara
may infer at(shukaku) for gaara
