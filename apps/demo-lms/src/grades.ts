import { html } from '@trellis/testing/platform';
import type { Gradebook, Html } from '@trellis/testing/platform';
import { canTeach, type DemoPerson } from './person.ts';

/** One mark of one person. */
export interface Grade {
  readonly name: string;
  readonly title: string;
  /** Out of 100, or nothing yet. */
  readonly percent?: number;
}

/** The marks that a person sees in a course: her own, or those of everybody who has one if she teaches there. */
export function gradesFor(
  person: DemoPerson,
  people: readonly DemoPerson[],
  gradebook: Gradebook,
  courseId: string,
): readonly Grade[] {
  return gradebook.columns(courseId).flatMap(({ number, label: title, scoreMaximum }) => {
    const percents = new Map(
      gradebook
        .scores(number)
        .flatMap(({ userId, given }) =>
          given === undefined ? [] : [[userId, Math.round((given / scoreMaximum) * 100)] as const],
        ),
    );
    const shown = canTeach(person) ? people.filter(({ id }) => percents.has(id)) : [person];
    return shown.map(({ id, name }) => ({
      name,
      title,
      ...(percents.has(id) ? { percent: percents.get(id)! } : {}),
    }));
  });
}

/** The grades of a course, as a part of its page. */
export function gradesPart(person: DemoPerson, grades: readonly Grade[]): Html {
  const items = grades.map(({ name, title, percent }) => {
    const whose = canTeach(person) ? `${name}, ${title}` : title;
    return html`<li>${whose}: <strong>${percent === undefined ? 'no mark yet' : `${percent}%`}</strong></li>`;
  });
  return html`<section aria-labelledby="grades">
    <h2 id="grades">Grades</h2>
    ${
      items.length === 0
        ? html`<p>Nobody has a mark yet.</p>`
        : html`<ul>
            ${items}
          </ul>`
    }
  </section>`;
}
