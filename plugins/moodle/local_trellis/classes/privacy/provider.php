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

namespace local_trellis\privacy;

use core\context;
use core\context\user as context_user;
use core_privacy\local\metadata\collection;
use core_privacy\local\request\approved_contextlist;
use core_privacy\local\request\approved_userlist;
use core_privacy\local\request\contextlist;
use core_privacy\local\request\userlist;
use core_privacy\local\request\writer;
use local_trellis\client;
use local_trellis\connection;
use local_trellis\due;
use local_trellis\failure;
use local_trellis\task\erase_person;

/**
 * What this plugin does with personal data: it sends some to Trellis, and keeps here, for a week at most, what Trellis last said
 * was due.
 *
 * All of it hangs on the person's own user context: Trellis keeps it by person and not by course, and that context is the one which
 * lives and ends with the person. It is listed for everybody while the site is connected, because only Trellis knows what it holds.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class provider implements
    \core_privacy\local\metadata\provider,
    \core_privacy\local\request\core_userlist_provider,
    \core_privacy\local\request\plugin\provider {
    /** @var string[] What is sent, by the name of its language string. */
    private const SENT = [
        'userid', 'givenname', 'familyname', 'email', 'staffnumber', 'institution', 'department', 'fields', 'cohorts',
        'coursecompletions', 'activitycompletions', 'competencyratings',
    ];

    #[\Override]
    public static function get_metadata(collection $collection): collection {
        $fields = [];
        foreach (self::SENT as $name) {
            $fields[$name] = 'privacy:metadata:trellis:' . $name;
        }
        $collection->add_external_location_link('trellis', $fields, 'privacy:metadata:trellis');
        return $collection->add_subsystem_link('core_cache', [], 'privacy:metadata:due');
    }

    #[\Override]
    public static function get_contexts_for_userid(int $userid): contextlist {
        $list = new contextlist();
        if (connection::is_active()) {
            $list->add_user_context($userid);
        }
        return $list;
    }

    #[\Override]
    public static function get_users_in_context(userlist $userlist): void {
        $context = $userlist->get_context();
        if ($context instanceof context_user && connection::is_active()) {
            $userlist->add_user($context->instanceid);
        }
    }

    #[\Override]
    public static function export_user_data(approved_contextlist $contextlist): void {
        $userid = (int) $contextlist->get_user()->id;
        foreach ($contextlist->get_contexts() as $context) {
            if (self::is_of($context, $userid)) {
                self::export($context, $userid);
            }
        }
    }

    #[\Override]
    public static function delete_data_for_all_users_in_context(context $context): void {
        if ($context instanceof context_user) {
            self::erase((int) $context->instanceid);
        }
    }

    #[\Override]
    public static function delete_data_for_user(approved_contextlist $contextlist): void {
        $userid = (int) $contextlist->get_user()->id;
        foreach ($contextlist->get_contexts() as $context) {
            if (self::is_of($context, $userid)) {
                self::erase($userid);
            }
        }
    }

    #[\Override]
    public static function delete_data_for_users(approved_userlist $userlist): void {
        foreach ($userlist->get_userids() as $userid) {
            if (self::is_of($userlist->get_context(), (int) $userid)) {
                self::erase((int) $userid);
            }
        }
    }

    /**
     * Whether a context is the user context of a person.
     *
     * @param context $context
     * @param int $userid
     * @return bool
     */
    private static function is_of(context $context, int $userid): bool {
        return $context instanceof context_user && (int) $context->instanceid === $userid;
    }

    /**
     * Writes what is kept here and what Trellis holds into an export. Without an answer it says so there, and fails, so that
     * the privacy officer is told.
     *
     * @param context $context
     * @param int $userid
     * @throws failure
     */
    private static function export(context $context, int $userid): void {
        $root = get_string('pluginname', 'local_trellis');
        $writer = writer::with_context($context);
        $kept = due::kept($userid);
        if ($kept !== null) {
            $writer->export_data([$root, get_string('cachedef_due', 'local_trellis')], (object) $kept);
        }
        try {
            $answer = (new client())->call('/lms/privacy/export', ['userId' => (string) $userid]);
            $records = is_array($answer['records'] ?? null) ? $answer['records'] : throw new failure('answer');
        } catch (failure $failure) {
            $writer->export_data([$root], (object) ['missing' => get_string('privacy:missing', 'local_trellis')]);
            throw $failure;
        }
        foreach (array_values($records) as $number => $record) {
            $title = clean_param((string) ($record['title'] ?? ''), PARAM_TEXT);
            $writer->export_data([$root, ($number + 1) . ' ' . $title], (object) ($record['data'] ?? []));
        }
    }

    /**
     * Forgets what is kept here, and has Trellis erase what it holds as soon as it answers.
     *
     * @param int $userid
     */
    private static function erase(int $userid): void {
        due::forget($userid);
        if (connection::is_active()) {
            erase_person::queue($userid);
        }
    }
}
