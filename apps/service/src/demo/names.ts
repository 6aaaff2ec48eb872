import type { Random } from './random.ts';

const given = (
  'Aaliyah Adam Adaeze Agnieszka Aidan Aisha Alan Alice Amara Amir Amy Ana Andrew Angela Anna Anthony Arjun Asha Ava Babajide Barbara Beata Ben Bethan ' +
  'Bilal Brian Bronwen Callum Cara Carlos Caroline Catherine Charlotte Chidi Chloe Christopher Ciara Clare Claudia Colin Craig Daisy Daniel David Deborah ' +
  'Declan Denise Dev Dominika Donna Edward Eilidh Elaine Eleanor Elif Emeka Emily Emma Erin Ewa Farah Fatima Femi Fiona Florence Frances Freya Gareth ' +
  'Gemma George Georgia Grace Graham Gwen Hannah Harriet Harry Hassan Heather Helen Holly Huw Ian Imran Ines Isabel Isla Ivan Jack Jacqueline Jade Jamal ' +
  'James Jan Jane Jasmine Jenna Jo Joanne John Jonathan Joseph Joyce Julia Julie Karen Kasia Katherine Kavita Keith Kelly Kevin Khadija Kieran Kirsty Kofi ' +
  'Laura Lauren Leah Lena Lesley Lewis Liam Linda Lisa Lorna Louise Lucy Luke Magda Malcolm Marcia Maria Mark Martin Mary Matthew Maureen Megan Michael ' +
  'Mohammed Molly Monika Morag Nadia Naomi Natalie Neil Ngozi Niamh Nicola Nikhil Nina Noor Oliver Olivia Owen Patricia Patrick Paul Pauline Peter Philip ' +
  'Priya Rachel Rahul Rebecca Rhys Richard Robert Rosie Ruth Ryan Saima Sally Samira Sandra Sarah Sean Sharon Shauna Sian Simon Sophie Stephen Stuart Sunita ' +
  'Susan Tamara Tariq Teresa Thomas Tom Tracey Uma Usha Valerie Vanessa Victoria Vikram Wanjiru Wendy William Yasmin Yusuf Zainab Zoe Zofia'
).split(' ');

const family = (
  'Abbott Achterberg Adeyemi Ahmed Ainsworth Akhtar Allen Anderson Appiah Archer Armstrong Ashworth Atkinson Bailey Baker Banerjee Barker Barnes Barrett ' +
  'Begum Bell Bennett Bevan Bhatt Bishop Blackwood Boateng Bowen Bradley Brennan Brooks Brown Bryant Burke Burton Butler Byrne Cameron Campbell Carr Carter ' +
  'Chambers Chandra Chapman Chaudhry Clarke Coleman Collins Connolly Cooper Costa Cox Crawford Cunningham Curtis Dalton Daly Davies Dawson Dean Desai Dhillon ' +
  'Dixon Doherty Douglas Doyle Duncan Dunn Edwards Ekwueme Ellis Evans Farrell Fernandes Finch Fisher Fleming Fletcher Flynn Foster Fowler Fox Francis Fraser ' +
  'Gallagher Garcia Gardner Gibson Gill Goddard Gordon Graham Grant Gray Green Greenwood Griffiths Gunn Hall Hamilton Harding Harper Harris Harrison Hart ' +
  'Harvey Hassan Hayes Henderson Hill Holland Holmes Hopkins Horton Howe Hudson Hughes Hunt Hussain Ibrahim Iqbal Jackson Jacobs James Jenkins Johnson Jones ' +
  'Joshi Kamara Kaur Kelly Kennedy Khan King Knight Kowalska Kumar Lambert Lane Lawson Lee Lewis Lloyd Lopez Lowe Lynch Mahmood Malik Marsh Marshall Martin ' +
  'Mason Matthews McCarthy McDonald McKenzie Mehta Mensah Miller Mills Mistry Mitchell Moore Morgan Morris Murphy Murray Nair Nash Nelson Newton Nguyen Nowicki ' +
  'Nwosu O’Brien O’Connor O’Neill Okafor Okonkwo Oliver Osei Owen Owusu Palmer Parker Parry Patel Pearce Perera Perry Phillips Porter Powell Price Pritchard ' +
  'Qureshi Rahman Rao Read Rees Reid Reynolds Richards Roberts Robinson Rogers Rose Ross Rowe Russell Ryan Sanders Santos Saunders Scott Shah Sharma Shaw ' +
  'Sheikh Simpson Singh Sinclair Slater Smith Spencer Stephens Stevens Stewart Stone Sullivan Sutton Sykes Tanner Taylor Thomas Thompson Thomson Tucker Turner ' +
  'Uddin Vaughan Wade Walker Wallace Walsh Walters Ward Warner Watson Watts Webb Webster West Wheeler White Whitehead Wilkinson Williams Willis Wilson Wong ' +
  'Wood Woods Wright Yates Young Zaman'
).split(' ');

/** A person's name. */
export interface FullName {
  readonly givenName: string;
  readonly familyName: string;
}

/** One invented name. In a large workforce several people have the same, as in any. */
export function inventName(random: Random): FullName {
  const familyName = random.pick(family);
  return {
    givenName: random.pick(given),
    familyName: random.below(9) === 0 ? `${familyName}-${random.pick(family)}` : familyName,
  };
}

/**
 * Invented names, none of them twice, so that nobody in a generated partnership is mistaken for somebody else.
 *
 * @param taken - names that are in use already
 */
export function* inventNames(random: Random, taken: readonly FullName[]): Generator<FullName, never> {
  const used = new Set(taken.map(keyOf));
  for (;;) {
    const single = { givenName: random.pick(given), familyName: random.pick(family) };
    // With everybody's single name nearly used up, families join theirs.
    const name = used.has(keyOf(single))
      ? { ...single, familyName: `${single.familyName}-${random.pick(family)}` }
      : single;
    if (used.has(keyOf(name))) continue;
    used.add(keyOf(name));
    yield name;
  }
}

function keyOf({ givenName, familyName }: FullName): string {
  return `${givenName} ${familyName}`;
}
