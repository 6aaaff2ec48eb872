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
 * What is due for a person, as Trellis says: asked for rarely, briefly, and never twice while Trellis is silent.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class due {
    /** @var int Seconds for which an answer is as good as new. */
    private const FRESH = 10 * MINSECS;
    /** @var int Seconds for which an old answer is worth showing when there is no new one. */
    private const KEEP = WEEKSECS;
    /** @var int Seconds for which nobody asks after a call that failed. */
    private const PAUSE = MINSECS;
    /** @var int Seconds that a call may take. */
    private const SECONDS = 3;
    /** @var string The key under which the last failed call is noted. */
    private const SILENT = 'silent';

    /**
     * What is due.
     *
     * @param int $userid
     * @return array{answer: array|null, at: int, isfresh: bool} the answer of Trellis or null, when it came, whether it is new
     */
    public static function of(int $userid): array {
        $now = \core\di::get(\core\clock::class)->time();
        $cache = self::cache();
        $known = $cache->get($userid) ?: null;
        if ($known !== null && $now - $known['at'] < self::FRESH) {
            return $known + ['isfresh' => true];
        }
        if ($now - (int) $cache->get(self::SILENT) >= self::PAUSE) {
            try {
                $answer = (new client())->call('/lms/due', ['userId' => (string) $userid], self::SECONDS);
                if (!in_array($answer['state'] ?? null, ['joined', 'not-joined'], true)) {
                    throw new failure('answer');
                }
                $known = ['answer' => $answer, 'at' => $now];
                $cache->set($userid, $known);
                return $known + ['isfresh' => true];
            } catch (failure $failure) {
                $cache->set(self::SILENT, $now);
            }
        }
        if ($known !== null && $now - $known['at'] < self::KEEP) {
            return $known + ['isfresh' => false];
        }
        return ['answer' => null, 'at' => 0, 'isfresh' => false];
    }

    /**
     * How many rows were shown to a person last, so that the page can keep the room for them. Asks nobody.
     *
     * @param int $userid
     * @return int|null null if nothing is known
     */
    public static function rows_before(int $userid): ?int {
        $answer = self::kept($userid);
        return $answer === null ? null : min(5, count($answer['rows'] ?? []));
    }

    /**
     * What is kept here of a person. Asks nobody.
     *
     * @param int $userid
     * @return array|null the last answer of Trellis; null if there is none
     */
    public static function kept(int $userid): ?array {
        return self::cache()->get($userid)['answer'] ?? null;
    }

    /**
     * Forgets what is known of a person.
     *
     * @param int $userid
     */
    public static function forget(int $userid): void {
        self::cache()->delete($userid);
    }

    /**
     * Forgets what is known of everybody.
     */
    public static function forget_everybody(): void {
        self::cache()->purge();
    }

    /**
     * The cache behind it.
     *
     * @return \core_cache\cache
     */
    private static function cache(): \core_cache\cache {
        return \core_cache\cache::make('local_trellis', 'due');
    }
}
