import { screens as complianceReports } from '@trellis/compliance-reports/screens';
import { screens as courseBooking } from '@trellis/course-booking/screens';
import { screens as evaluationForms } from '@trellis/evaluation-forms/screens';
import { PersonPathway as PathwayOfPerson, screens as pathwayAssignment } from '@trellis/pathway-assignment/screens';
import { screens as trainingQuality } from '@trellis/training-quality/screens';
import type { ComponentType } from 'react';
import type { OtherScreen } from './screens.ts';

/** The screens of every plugin, by the plugin's id and their own. */
export const PLUGIN_SCREENS: Readonly<Record<string, Readonly<Record<string, ComponentType>>>> = {
  'pathway-assignment': pathwayAssignment,
  'course-booking': courseBooking,
  'compliance-reports': complianceReports,
  'evaluation-forms': evaluationForms,
  'training-quality': trainingQuality,
};

/** Screens of plugins that no navigation leads to, such as those that a link in an LMS opens. */
export const PLUGIN_PAGES: readonly OtherScreen[] = [
  { path: '/courses/:ref', title: 'Course', screen: pathwayAssignment.course },
  { path: '/certificates/:id', title: 'Certificate', screen: pathwayAssignment.certificate, under: '/my-learning' },
  // For the deputy whom an agency named, too, who has no role of a manager.
  { path: '/approvals', title: 'Approvals', screen: courseBooking.approvals },
  { path: '/training/:eventId', title: 'Course', screen: courseBooking.event },
  { path: '/my-bookings', title: 'My courses', screen: courseBooking['my-bookings'], under: '/training' },
  {
    path: '/agency-bookings',
    title: 'Agency bookings',
    screen: courseBooking['agency-bookings'],
    under: '/approvals',
  },
  { path: '/programme/courses/:ref', title: 'Course', screen: courseBooking['course-edit'] },
  { path: '/programme/:eventId/edit', title: 'Change a date', screen: courseBooking['event-edit'] },
  { path: '/programme/:eventId', title: 'One date', screen: courseBooking['event-desk'] },
  { path: '/my-events/:eventId', title: 'One of my events', screen: courseBooking['my-event'] },
  { path: '/register/:eventId', title: 'Register', screen: courseBooking.register },
  { path: '/charges/runs', title: 'Billing runs', screen: courseBooking['billing-runs'] },
  { path: '/charges/runs/:runId', title: 'Billing run', screen: courseBooking['billing-run'] },
  { path: '/charges/lines/:lineId', title: 'Why this charge', screen: courseBooking['charge-line'] },
  { path: '/charges/agencies', title: 'Agencies and codes', screen: courseBooking['finance-details'] },
  { path: '/price-lists', title: 'Price lists', screen: courseBooking['price-list'], under: '/charges' },
  {
    path: '/price-lists/:draftId',
    title: 'Draft of a price list',
    screen: courseBooking['price-list-edit'],
    under: '/charges',
  },
  { path: '/reports/new', title: 'Draw up a report', screen: complianceReports['draw-up'] },
  { path: '/reports/latest', title: 'The latest report', screen: complianceReports['latest-report'] },
  { path: '/reports/actions', title: 'Actions', screen: complianceReports.actions },
  { path: '/reports/headcount', title: 'Headcount', screen: complianceReports.headcount },
  { path: '/reports/schedules', title: 'Schedules', screen: complianceReports.schedules },
  { path: '/reports/small-numbers', title: 'Small numbers', screen: complianceReports['small-numbers'] },
  { path: '/reports/what-if', title: 'What if', screen: complianceReports['what-if'] },
  { path: '/reports/:reportId', title: 'Report', screen: complianceReports.report },
  { path: '/reports/:reportId/change', title: 'Change the draft', screen: complianceReports['change-report'] },
  { path: '/reports/:reportId/compare', title: 'Your figure and ours', screen: complianceReports.compare },
  { path: '/reports/:reportId/rows', title: 'Behind the figure', screen: complianceReports.rows },
  // For the deputy of a manager too, who has no role of one.
  { path: '/feedback', title: 'Feedback', screen: evaluationForms['my-feedback'] },
  { path: '/feedback/course/:ref', title: 'Feedback on a course', screen: evaluationForms['course-feedback'] },
  { path: '/feedback/:bookingId/:stage', title: 'Feedback', screen: evaluationForms['feedback-sheet'] },
  { path: '/my-plan', title: 'My plan', screen: evaluationForms['my-plan'], under: '/feedback' },
  { path: '/evaluation/forms', title: 'Forms', screen: evaluationForms.forms },
  { path: '/evaluation/forms/:formId/:version', title: 'One form', screen: evaluationForms.form },
  { path: '/evaluation/summary', title: 'What they said', screen: evaluationForms.summary },
  { path: '/evaluation/comments', title: 'Comments', screen: evaluationForms.comments },
  { path: '/evaluation/events/:eventId', title: 'What they said', screen: evaluationForms['event-summary'] },
  {
    path: '/evaluation/events/:eventId/answers',
    title: 'Answers with names',
    screen: evaluationForms['named-answers'],
  },
  { path: '/quality/reviews', title: 'Course reviews', screen: trainingQuality.reviews },
  { path: '/quality/reviews/:reviewId', title: 'Course review', screen: trainingQuality.review },
  { path: '/quality/standards', title: 'Standards', screen: trainingQuality.standards },
  {
    path: '/quality/standards/:courseId/:version',
    title: 'Designed against standards',
    screen: trainingQuality.design,
  },
  { path: '/quality/observations', title: 'Observations', screen: trainingQuality.observations },
  // For whomever the coordinator named as observer, too.
  { path: '/quality/observations/:observationId', title: 'Observation', screen: trainingQuality.observation },
  { path: '/quality/endorsements', title: 'Endorsements', screen: trainingQuality.endorsements },
  { path: '/quality/endorsements/new', title: 'Ask for an endorsement', screen: trainingQuality['ask-endorsement'] },
  { path: '/quality/endorsements/:endorsementId', title: 'Endorsement', screen: trainingQuality.endorsement },
  { path: '/quality/actions', title: 'Actions', screen: trainingQuality.actions },
  { path: '/quality/lessons', title: 'Lessons', screen: trainingQuality.lessons },
  { path: '/quality/sampling', title: 'Sampling', screen: trainingQuality.sampling },
  { path: '/quality/year', title: 'The year', screen: trainingQuality.year },
];

/** What the rules say of one person, which a plugin shows on her record. */
export const PersonPathway: ComponentType<{ readonly personId: string }> = PathwayOfPerson;
