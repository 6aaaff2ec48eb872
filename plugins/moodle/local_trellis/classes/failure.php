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
 * A call to Trellis that did not succeed, in words that an administrator can act on and that name nobody.
 *
 * @package    local_trellis
 * @copyright  2026 The Trellis authors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class failure extends \core\exception\moodle_exception {
    /**
     * Makes a failure.
     *
     * @param string $reason the part after 'failure:' of its language string
     * @param int $status the HTTP status of the answer, 0 without one
     * @param string $detail what Trellis said itself; for the administrator's screen only, never for a log
     */
    public function __construct(
        /** @var string Which failure it is. */
        public readonly string $reason,
        /** @var int The HTTP status. */
        public readonly int $status = 0,
        /** @var string What Trellis said. */
        public readonly string $detail = '',
    ) {
        parent::__construct('failure:' . $reason, 'local_trellis', '', (object) ['status' => $status]);
    }

    /**
     * The failure in words, with what Trellis said where it said something. Plain text.
     *
     * @return string
     */
    public function in_words(): string {
        return $this->detail === '' ? $this->getMessage() : $this->getMessage() . ' ' .
            get_string('failuredetail', 'local_trellis', $this->detail);
    }
}
