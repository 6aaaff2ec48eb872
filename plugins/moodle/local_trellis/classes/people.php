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

namespace local_trellis;

/**
 * What is told to Trellis of the people in a batch: loaded once for all of them.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class people {
    /** @var \stdClass[] Rows of the table user by id. */
    private array $users;
    /** @var string[][] Profile field values by user id and short name. */
    private array $fields = [];
    /** @var \stdClass[][] Cohorts by user id. */
    private array $cohorts = [];

    /**
     * Loads what the settings say may be told.
     *
     * @param int[] $userids
     */
    public function __construct(array $userids) {
        global $DB;
        [$insql, $params] = $DB->get_in_or_equal(array_unique($userids) ?: [0], SQL_PARAMS_NAMED);
        $columns = 'id, deleted, username, firstname, lastname, email, idnumber, institution, department';
        $this->users = $DB->get_records_select('user', "id {$insql}", $params, '', $columns);
        $this->load_fields($insql, $params);
        if (settings::sends_cohorts()) {
            $sql = "SELECT cm.id, cm.userid, c.idnumber, c.name
                      FROM {cohort_members} cm
                      JOIN {cohort} c ON c.id = cm.cohortid
                     WHERE cm.userid {$insql}
                  ORDER BY c.id";
            foreach ($DB->get_records_sql($sql, $params) as $row) {
                $this->cohorts[$row->userid][] = $row;
            }
        }
    }

    /**
     * What is told of one person.
     *
     * @param int $userid
     * @return array of one who is deleted, nothing but the id
     */
    public function person(int $userid): array {
        $user = $this->users[$userid] ?? null;
        $person = ['userId' => (string) $userid];
        if ($user === null || $user->deleted) {
            return $person;
        }
        $staffnumberfield = settings::staff_number_field();
        $person += self::filled([
            'givenName' => $user->firstname,
            'familyName' => $user->lastname,
            'workEmail' => $user->email,
            'staffNumber' => $user->{$staffnumberfield} ?? $this->fields[$userid][$staffnumberfield] ?? '',
        ]);
        if (settings::sends_place()) {
            $person += self::filled(['institution' => $user->institution, 'department' => $user->department]);
        }
        $fields = array_intersect_key($this->fields[$userid] ?? [], array_flip(settings::extra_fields()));
        $cohorts = array_map(
            fn(\stdClass $row): array => self::filled(['idNumber' => $row->idnumber, 'name' => self::name_of($row)]),
            $this->cohorts[$userid] ?? []
        );
        return $person + self::filled(['fields' => $fields, 'cohorts' => $cohorts]);
    }

    /**
     * Loads the values of the chosen profile fields, dates as calendar days.
     *
     * @param string $insql
     * @param array $params
     */
    private function load_fields(string $insql, array $params): void {
        global $DB;
        $names = array_unique([settings::staff_number_field(), ...settings::extra_fields()]);
        [$namesql, $nameparams] = $DB->get_in_or_equal($names, SQL_PARAMS_NAMED, 'field');
        $sql = "SELECT d.id, d.userid, d.data, f.shortname, f.datatype
                  FROM {user_info_data} d
                  JOIN {user_info_field} f ON f.id = d.fieldid
                 WHERE d.userid {$insql} AND f.shortname {$namesql}
              ORDER BY f.sortorder, d.id";
        foreach ($DB->get_records_sql($sql, $params + $nameparams) as $row) {
            $value = trim($row->data);
            if ($row->datatype === 'datetime') {
                $value = (int) $value > 0 ? userdate((int) $value, '%Y-%m-%d', 99, false) : '';
            }
            if ($value !== '') {
                $this->fields[$row->userid][$row->shortname] = $value;
            }
        }
    }

    /**
     * The name of a cohort as it is shown.
     *
     * @param \stdClass $cohort
     * @return string
     */
    private static function name_of(\stdClass $cohort): string {
        return format_string($cohort->name, true, ['context' => \core\context\system::instance(), 'escape' => false]);
    }

    /**
     * Leaves out what is empty.
     *
     * @param array $values
     * @return array
     */
    private static function filled(array $values): array {
        return array_filter(
            array_map(fn($value) => is_string($value) ? trim($value) : $value, $values),
            fn($value): bool => $value !== null && $value !== '' && $value !== []
        );
    }
}
