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
 * What is known of the connection from its last calls, for the page of the administrator.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class state {
    /** @var int Clocks that differ by more than this many seconds are worth a word. */
    public const CLOCK_SECONDS = 60;

    /**
     * Notes a call that succeeded.
     *
     * @param int|null $skew seconds by which the clock of Trellis is ahead, null if it was not told
     */
    public static function succeeded(?int $skew): void {
        self::cache()->set_many(['goodat' => self::now(), 'failure' => '', 'skew' => $skew ?? 0]);
    }

    /**
     * Notes a call that failed.
     *
     * @param string $reason the failure's reason
     */
    public static function failed(string $reason): void {
        self::cache()->set_many(['failedat' => self::now(), 'failure' => $reason]);
    }

    /**
     * What is known.
     *
     * @return array{goodat: int, failedat: int, failure: string, skew: int} zero and empty for what is not known
     */
    public static function known(): array {
        $known = self::cache()->get_many(['goodat', 'failedat', 'failure', 'skew']);
        return [
            'goodat' => (int) $known['goodat'],
            'failedat' => (int) $known['failedat'],
            'failure' => (string) $known['failure'],
            'skew' => (int) $known['skew'],
        ];
    }

    /**
     * How many events and erasures wait to go to Trellis, and since when.
     *
     * @return array{count: int, since: int}
     */
    public static function waiting(): array {
        global $DB;
        $row = $DB->get_record('task_adhoc', ['component' => 'local_trellis'], 'COUNT(*) AS count, MIN(timecreated) AS since');
        return ['count' => (int) $row->count, 'since' => (int) $row->since];
    }

    /**
     * Forgets everything.
     */
    public static function clear(): void {
        self::cache()->purge();
    }

    /**
     * The cache behind it.
     *
     * @return \core_cache\cache
     */
    private static function cache(): \core_cache\cache {
        return \core_cache\cache::make('local_trellis', 'state');
    }

    /**
     * The time.
     *
     * @return int
     */
    private static function now(): int {
        return \core\di::get(\core\clock::class)->time();
    }
}
