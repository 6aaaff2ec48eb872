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

namespace local_trellis\external;

use core_external\external_api;
use core_external\external_function_parameters;
use core_external\external_multiple_structure;
use core_external\external_single_structure;
use core_external\external_value;
use local_trellis\connection;
use local_trellis\due;

/**
 * What is due for the current user, in words.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class get_due extends external_api {
    /** @var string[] The states of what Trellis lists, most pressing first. */
    private const STATES = ['overdue', 'due-soon', 'upcoming', 'unknown'];

    /**
     * What the function takes.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([]);
    }

    /**
     * What is due for the current user.
     *
     * @return array
     */
    public static function execute(): array {
        global $USER;
        $context = \core\context\system::instance();
        self::validate_context($context);
        // The capability comes with the block, which may not be there.
        if (isguestuser() || !get_capability_info('block/trellis:view')) {
            throw new \core\exception\required_capability_exception($context, 'block/trellis:view', 'nopermissions', '');
        }
        require_capability('block/trellis:view', $context);
        // Whatever Trellis takes to answer, the person's other pages need not wait for it.
        \core\session\manager::write_close();
        $result = ['state' => 'off', 'asat' => '', 'lastknown' => '', 'summary' => '', 'rows' => [], 'more' => '', 'url' => ''];
        if (!connection::is_active()) {
            return $result;
        }
        $result['url'] = (new \core\url('/local/trellis/open.php'))->out(false);
        ['answer' => $answer, 'at' => $at, 'isfresh' => $isfresh] = due::of((int) $USER->id);
        if ($answer === null) {
            return ['state' => 'unreachable'] + $result;
        }
        if (!$isfresh) {
            $result['lastknown'] = get_string('due:lastknown', 'local_trellis', userdate($at));
        }
        if ($answer['state'] === 'not-joined') {
            return ['state' => 'notjoined'] + $result;
        }
        $asat = self::text($answer, 'asAt');
        $rows = array_values(array_filter($answer['rows'] ?? [], 'is_array'));
        $more = (int) ($answer['more'] ?? 0);
        return [
            'state' => $rows === [] ? 'nothing' : 'rows',
            'asat' => $asat === '' ? '' : get_string('due:asat', 'local_trellis', self::day($asat)),
            'summary' => self::summary(is_array($answer['counts'] ?? null) ? $answer['counts'] : []),
            'rows' => array_map(fn(array $row): array => self::row($row, $asat), array_slice($rows, 0, 5)),
            'more' => $more > 0 ? get_string($more === 1 ? 'due:moreone' : 'due:more', 'local_trellis', $more) : '',
        ] + $result;
    }

    /**
     * What the function returns.
     *
     * @return external_single_structure
     */
    public static function execute_returns(): external_single_structure {
        return new external_single_structure([
            'state' => new external_value(PARAM_ALPHA, 'rows, nothing, notjoined, unreachable or off (this site is not connected)'),
            'asat' => new external_value(PARAM_TEXT, 'The day for which Trellis says it, as a sentence; may be empty'),
            'lastknown' => new external_value(PARAM_TEXT, 'That this is an old answer and from when; empty for a new one'),
            'summary' => new external_value(PARAM_TEXT, 'How many are overdue and so on, as a sentence; may be empty'),
            'rows' => new external_multiple_structure(new external_single_structure([
                'title' => new external_value(PARAM_TEXT, 'What is to be learnt'),
                'state' => new external_value(PARAM_ALPHAEXT, 'overdue, due-soon, upcoming or unknown'),
                'when' => new external_value(PARAM_TEXT, 'The state and its day, as a sentence'),
                'because' => new external_value(PARAM_TEXT, 'Why, as a sentence'),
            ])),
            'more' => new external_value(PARAM_TEXT, 'How many more there are, as a sentence; may be empty'),
            'url' => new external_value(PARAM_URL, 'Where all of it can be seen; empty if this site is not connected'),
        ]);
    }

    /**
     * One row in words.
     *
     * @param array $row as Trellis gives it
     * @param string $asat the day for which it is given
     * @return array
     */
    private static function row(array $row, string $asat): array {
        $state = self::text($row, 'state');
        $state = in_array($state, self::STATES, true) ? $state : 'unknown';
        $dueon = self::text($row, 'dueOn');
        $key = 'due:' . str_replace('-', '', $state);
        if ($dueon === '') {
            $when = get_string($key, 'local_trellis');
        } else {
            $days = (int) round((strtotime("{$dueon} UTC") - strtotime("{$asat} UTC")) / DAYSECS);
            $in = match (true) {
                $days <= 0 => get_string('due:today', 'local_trellis'),
                $days === 1 => get_string('due:tomorrow', 'local_trellis'),
                default => get_string('due:indays', 'local_trellis', $days),
            };
            $when = get_string($key . 'on', 'local_trellis', (object) ['day' => self::day($dueon), 'in' => $in]);
        }
        return [
            'title' => self::text($row, 'title'),
            'state' => $state,
            'when' => $when,
            'because' => self::text($row, 'because'),
        ];
    }

    /**
     * How many there are of what presses.
     *
     * @param array $counts by state
     * @return string
     */
    private static function summary(array $counts): string {
        $words = [];
        foreach (['overdue', 'due-soon', 'unknown'] as $state) {
            $count = (int) ($counts[$state] ?? 0);
            if ($count > 0) {
                $words[] = get_string('due:count' . str_replace('-', '', $state), 'local_trellis', $count);
            }
        }
        return implode(', ', $words);
    }

    /**
     * A text of an answer, as plain text.
     *
     * @param array $answer
     * @param string $name
     * @return string
     */
    private static function text(array $answer, string $name): string {
        return is_string($answer[$name] ?? null) ? clean_param($answer[$name], PARAM_TEXT) : '';
    }

    /**
     * A calendar day written out in the reader's language.
     *
     * @param string $day YYYY-MM-DD
     * @return string
     */
    private static function day(string $day): string {
        $time = strtotime("{$day} 12:00 UTC");
        return $time === false ? $day : userdate($time, get_string('strftimedate', 'langconfig'), 'UTC');
    }
}
