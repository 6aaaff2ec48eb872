/** The links at the foot of every page of somebody who is signed in. */
export const FOOT_LINKS = [
  { href: '/accessibility', label: 'Accessibility' },
  { href: '/what-we-hold', label: 'What we hold about you' },
  { href: '/help', label: 'Help' },
] as const;

/** The same for everybody else, who has nothing that we hold. */
export const OPEN_FOOT_LINKS = FOOT_LINKS.filter((link) => link.href !== '/what-we-hold');
