/** The title of the document. */
export const document = 'Learning and Development Strategy 2018-2021';
/** Who published it. */
export const edition = 'Leeds Safeguarding Children Partnership';
/** The pool of trainers, and what agencies do themselves. */
export const offer = { document, edition, section: 'Learning and Development Offer' };
/** How the partnership looks at training. */
export const qualityAssurance = { document, edition, section: 'Quality Assurance' };
/** Who needs learning in the area, and who sees to it. */
export const context = { document, edition, section: 'Local Context' };
