<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

/**
 * English strings of the Trellis connector.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$string['address'] = 'Address of Trellis';
$string['address:notaurl'] = 'Write the whole address, such as https://trellis.example.org.';
$string['address:nothttps'] = 'The address must begin with https, so that nobody on the way can read what is sent.';
$string['address:notplain'] = 'Write the address alone, without anything after a question mark or a hash and without a name before an @.';
$string['address_help'] = 'The address at which people open Trellis. Whoever gave you the connection code can tell you.';
$string['cachedef_due'] = 'What is due for a person, as Trellis last said';
$string['cachedef_state'] = 'What is known of the connection with Trellis';
$string['code'] = 'Connection code';
$string['code:notacode'] = 'A connection code begins with trc_. Copy the whole code from Trellis.';
$string['code_help'] = 'An administrator of Trellis makes it under "Connected LMSs". It can be used once, within seven days.';
$string['connect'] = 'Connect';
$string['connect:good'] = 'This site is connected. Trellis is in the activity chooser.';
$string['connect:notool'] = 'This site is connected and sends completions, but the LTI tool could not be registered: {$a} You can try again below.';
$string['disconnect'] = 'Disconnect';
$string['disconnect:confirm'] = 'Nothing will be sent to Trellis any more, and its activities in your courses will no longer open. What Trellis has already been told stays there. Requests for erasure that still wait will not be carried out: see to them first. Do you want to disconnect?';
$string['disconnect:copyconfirm'] = 'This site forgets the connection. The site that was connected keeps it. Do you want to go on?';
$string['disconnect:good'] = 'The connection has ended.';
$string['disconnect:untold'] = 'The connection has ended here, but Trellis could not be told. Ask an administrator of Trellis to end it there.';
$string['due:asat'] = 'As at {$a}';
$string['due:countduesoon'] = '{$a} due soon';
$string['due:countoverdue'] = '{$a} overdue';
$string['due:countunknown'] = '{$a} not known';
$string['due:duesoon'] = 'Due soon';
$string['due:duesoonon'] = 'Due soon: by {$a->day}, {$a->in}';
$string['due:indays'] = 'in {$a} days';
$string['due:lastknown'] = 'Trellis cannot be reached at the moment. This is what it last said, on {$a}.';
$string['due:more'] = '{$a} more in Trellis';
$string['due:moreone'] = '1 more in Trellis';
$string['due:overdue'] = 'Overdue';
$string['due:overdueon'] = 'Overdue since {$a->day}';
$string['due:today'] = 'today';
$string['due:tomorrow'] = 'tomorrow';
$string['due:unknown'] = 'Not known';
$string['due:unknownon'] = 'Not known, needed by {$a->day}';
$string['due:upcoming'] = 'Coming up';
$string['due:upcomingon'] = 'Coming up: by {$a->day}';
$string['extrafields'] = 'Further profile fields to send';
$string['extrafields_help'] = 'Values of the profile fields that you choose here are sent with each completion. Choose only what Trellis needs to tell who somebody is or which agency they work for.';
$string['failure:answer'] = 'Trellis answered something that this plugin does not understand. Its version may not fit: check for an update of both.';
$string['failure:blocked'] = 'Moodle may not open the address of Trellis: its own settings forbid this way, from Moodle to Trellis. Under Site administration > General > Security > HTTP security, check "cURL blocked hosts list" and "cURL allowed ports list".';
$string['failure:broken'] = 'Trellis has a fault at the moment (status {$a->status}). It is tried again.';
$string['failure:busy'] = 'Trellis is busy or being updated (status {$a->status}). It is tried again.';
$string['failure:clock'] = 'The clocks of the two servers differ by more than five minutes, so Trellis takes nothing. Set the clock of this server by NTP.';
$string['failure:code'] = 'Trellis does not take this connection code. It may be mistyped, used already or older than seven days: ask for a new one.';
$string['failure:disconnected'] = 'The connection has been switched off in Trellis. Ask its administrator, or disconnect here.';
$string['failure:notconnected'] = 'This site is not connected with Trellis.';
$string['failure:notregistered'] = 'The LTI tool is not registered with Trellis yet. Register it on the page Site administration > Plugins > Local plugins > Trellis.';
$string['failure:nottrellis'] = 'This address answers with status {$a->status}, but not as Trellis does. Check the address.';
$string['failure:redirected'] = 'The address of Trellis leads on to another one (status {$a->status}). Connect with the final address.';
$string['failure:refused'] = 'Trellis did not take what this site sent (status {$a->status}). Check whether there is an update of this plugin; if not, give the status and the time to an administrator of Trellis.';
$string['failure:registration'] = 'Trellis did not register at this site (status {$a->status}). This is the way from Trellis to Moodle: the server of Trellis must be able to open the address of this site.';
$string['failure:secretunreadable'] = 'The secret of the connection can no longer be read, because the encryption key of this site has changed. Disconnect and connect again.';
$string['failure:signature'] = 'Trellis does not know the signature of this site. Disconnect and connect again with a new code.';
$string['failure:toolarge'] = 'Trellis finds what was sent too large.';
$string['failure:unreachable'] = 'Trellis cannot be reached: no answer in time, an unknown address, or a certificate that this server does not trust.';
$string['failuredetail'] = 'Trellis says: {$a}';
$string['forget'] = 'Forget the connection';
$string['lead:connected'] = 'This site is connected with {$a->partnership} at {$a->address}.';
$string['lead:copy'] = 'This is a copy of the site {$a}, which is connected with Trellis. A copy sends nothing.';
$string['lead:none'] = 'This site is not connected with Trellis yet. You need an address and a connection code, which an administrator of Trellis makes for you.';
$string['line:clock'] = 'Clocks';
$string['line:clock:differs'] = 'The clock of Trellis and that of this server differ by {$a} seconds. Beyond five minutes nothing is taken any more. Set the clock by NTP.';
$string['line:contact'] = 'Last contact';
$string['line:contact:failed'] = '{$a->when}: {$a->why}';
$string['line:contact:good'] = 'Trellis answered on {$a}.';
$string['line:contact:none'] = 'Nothing has been sent or asked since Moodle\'s caches were purged. Test the connection to know.';
$string['line:tool'] = 'LTI tool';
$string['line:tool:closed'] = 'The activity "External tool" is switched off for this site. Switch it on under Site administration > Plugins > Activity modules > Manage activities.';
$string['line:tool:hidden'] = 'Registered and active, but not in the activity chooser.';
$string['line:tool:inactive'] = 'Registered but not active.';
$string['line:tool:none'] = 'Not registered, so that Trellis cannot be opened from a course.';
$string['line:tool:shown'] = 'Registered, active and in the activity chooser.';
$string['line:waiting'] = 'Waiting to be sent';
$string['line:waiting:none'] = 'Nothing.';
$string['line:waiting:some'] = '{$a->count}, the oldest since {$a->since}. Moodle\'s cron sends them.';
$string['log:clock'] = 'The clocks differ by {$a} seconds. Beyond 300 Trellis takes nothing. Set the clock of this server by NTP.';
$string['log:erased'] = 'Trellis has erased what came through this site about one person: {$a} facts.';
$string['log:later'] = 'Not sent, and tried again later: {$a}';
$string['log:notconnected'] = 'This site is not connected with Trellis. Nothing to do.';
$string['log:nothing'] = 'Nothing to send: the row is gone, or says nothing that Trellis could use ({$a}).';
$string['log:reconciled'] = 'Compared with Trellis: {$a} courses will be sent again.';
$string['log:refused'] = 'Trellis refused the event {$a->id} ({$a->kind}), which is not sent again: {$a->why}';
$string['log:sent'] = 'Sent to Trellis: {$a}.';
$string['log:toolarge'] = 'Trellis finds the event {$a} too large, so it is not sent again.';
$string['markcompletion'] = 'Mark activities of Trellis complete by their grade';
$string['markcompletion_help'] = 'When a teacher adds an activity of Trellis that has a grade, its completion is set to "passing grade" with the highest grade as the pass mark, unless the teacher has chosen something else. Without that, nothing that is completed in Trellis completes anything in Moodle.';
$string['needsyou'] = 'Needs you:';
$string['pluginname'] = 'Trellis';
$string['privacy:metadata:due'] = 'What Trellis last said is due for somebody is kept for a week at most, to be shown when Trellis cannot be reached.';
$string['privacy:metadata:trellis'] = 'To find out what a person must learn and by when, this plugin tells Trellis what they have completed here, and enough of them to know who they are.';
$string['privacy:metadata:trellis:activitycompletions'] = 'Which activities they completed or failed, and when';
$string['privacy:metadata:trellis:cohorts'] = 'Names and ID numbers of the cohorts that they belong to, if the administrator chose to send them';
$string['privacy:metadata:trellis:competencyratings'] = 'Which competencies they were rated on, with the rating and when';
$string['privacy:metadata:trellis:coursecompletions'] = 'Which courses they completed, and when';
$string['privacy:metadata:trellis:department'] = 'Their department, if the administrator chose to send it';
$string['privacy:metadata:trellis:email'] = 'Their e-mail address';
$string['privacy:metadata:trellis:familyname'] = 'Their last name';
$string['privacy:metadata:trellis:fields'] = 'The profile fields that the administrator chose';
$string['privacy:metadata:trellis:givenname'] = 'Their first name';
$string['privacy:metadata:trellis:institution'] = 'Their institution, if the administrator chose to send it';
$string['privacy:metadata:trellis:staffnumber'] = 'Their staff number, from the field that the administrator chose';
$string['privacy:metadata:trellis:userid'] = 'The number by which Moodle knows them';
$string['privacy:missing'] = 'Trellis could not be asked when this was made. It may hold more: ask again, or ask the partnership that runs it.';
$string['register'] = 'Register the LTI tool';
$string['register:good'] = 'The LTI tool is registered, active and in the activity chooser.';
$string['registermanually'] = 'Register on Moodle\'s own page (new window)';
$string['resend'] = 'Send everything again';
$string['resend:good'] = 'Everything is sent again in the background. Trellis counts nothing twice.';
$string['sendactivities'] = 'Send completions of activities';
$string['sendactivities_help'] = 'With "No", only completions of whole courses are sent.';
$string['sendcohorts'] = 'Send cohorts';
$string['sendcohorts_help'] = 'Name and ID number of each cohort that the person belongs to. LTI cannot carry them; Trellis uses them to find the person\'s agency.';
$string['sendcompetencies'] = 'Send ratings of competencies';
$string['sendcompetencies_help'] = 'Each rating that a person is given, with its name and whether it counts as proficient.';
$string['sendplace'] = 'Send institution and department';
$string['sendplace_help'] = 'LTI cannot carry them; Trellis uses them to find the person\'s agency.';
$string['staffnumberfield'] = 'Staff number is in';
$string['staffnumberfield_help'] = 'Trellis knows people by their staff number. Choose the field that holds it here.';
$string['task:erase'] = 'Have Trellis erase what it holds of a person';
$string['task:forgetdue'] = 'Forget what Trellis said was due';
$string['task:reconcile'] = 'Compare course completions with Trellis';
$string['task:resend'] = 'Send completions to Trellis again';
$string['task:send'] = 'Send one completion to Trellis';
$string['test'] = 'Test connection';
$string['test:deactivated'] = 'Trellis answered and knows this site, but its LTI registration is switched off there. Ask an administrator of Trellis.';
$string['test:good'] = 'The connection works: Trellis answered, knows this site and its LTI tool.';
$string['test:notool'] = 'Trellis answered and knows this site. The LTI tool is not registered yet: completions are taken once it is.';
$string['test:pending'] = 'Trellis answered and knows this site. An administrator of Trellis still has to approve the LTI registration.';
$string['trellis:manage'] = 'Connect the site with Trellis and choose what is sent';
$string['whatissent'] = 'What is sent';
$string['whatissent:lead'] = 'With each completion go the person\'s name, e-mail address, Moodle id and staff number, the course and the day. Choose here what else.';
