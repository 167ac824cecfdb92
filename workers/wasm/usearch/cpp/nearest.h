#pragma once

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>

namespace spymaster {

/** One row of an answer. */
struct neighbor_t {
    double distance;
    /** Weight of the columns present on both sides. */
    double present;
    std::uint32_t row;
    std::uint32_t group;
    std::uint32_t session;

    /** The order of an answer: the nearer first, ties by age. */
    bool before(neighbor_t const &other) const {
        return distance < other.distance || (distance == other.distance && row < other.row);
    }
};

/**
 * The k nearest rows so far, at most one of a group and `session_max` of a session.
 *
 * The sets nest (a group lies in a session, a session in the whole), so rows may come in any order:
 * a row that would overfill a set pushes out the farthest of that set or stays out itself, and what
 * remains is what sorting everything and taking greedily would give (a laminar matroid).
 */
class nearest_t {
    neighbor_t *found_ = nullptr;
    std::uint8_t *has_group_ = nullptr;
    std::uint32_t *in_session_ = nullptr;
    std::uint32_t size_ = 0, k_ = 0, capacity_ = 0, session_max_ = 0;

  public:
    nearest_t() = default;
    nearest_t(nearest_t const &) = delete;
    ~nearest_t() { std::free(found_), std::free(has_group_), std::free(in_session_); }

    /** Takes memory for ids below these counts; false without it. */
    bool reserve(std::uint32_t group_count, std::uint32_t session_count) {
        has_group_ = static_cast<std::uint8_t *>(std::calloc(group_count + 1, 1));
        in_session_ = static_cast<std::uint32_t *>(std::calloc(session_count + 1, sizeof(*in_session_)));
        return has_group_ && in_session_;
    }

    /** Starts anew; false without memory for k rows. */
    bool start(std::uint32_t k, std::uint32_t session_max) {
        for (std::uint32_t i = 0; i < size_; i++) forget(found_[i]);
        size_ = 0, k_ = k, session_max_ = session_max;
        if (k <= capacity_) return true;
        void *grown = std::realloc(found_, std::size_t(k) * sizeof(neighbor_t));
        if (!grown) return false;
        found_ = static_cast<neighbor_t *>(grown), capacity_ = k;
        return true;
    }

    std::uint32_t size() const { return size_; }
    neighbor_t const &operator[](std::uint32_t i) const { return found_[i]; }

    /** A row farther than this cannot enter. */
    double bound() const {
        return size_ == k_ ? found_[size_ - 1].distance : std::numeric_limits<double>::infinity();
    }

    void offer(neighbor_t const &candidate) {
        std::uint32_t const out = rival(candidate);
        if (out < size_) {
            if (!candidate.before(found_[out])) return;
            remove(out);
        }
        insert(candidate);
    }

  private:
    /** Position of the row that has to go if the candidate is to enter; the size if none has. */
    std::uint32_t rival(neighbor_t const &candidate) const {
        std::uint32_t i = size_;
        if (has_group_[candidate.group])
            while (found_[--i].group != candidate.group);
        else if (in_session_[candidate.session] == session_max_)
            while (found_[--i].session != candidate.session);
        else if (size_ == k_)
            --i;
        return i;
    }

    void remove(std::uint32_t position) {
        forget(found_[position]);
        size_--;
        std::memmove(found_ + position, found_ + position + 1, (size_ - position) * sizeof(neighbor_t));
    }

    void insert(neighbor_t const &candidate) {
        std::uint32_t position = size_++;
        for (; position > 0 && candidate.before(found_[position - 1]); position--)
            found_[position] = found_[position - 1];
        found_[position] = candidate;
        has_group_[candidate.group] = 1;
        in_session_[candidate.session]++;
    }

    void forget(neighbor_t const &neighbor) {
        has_group_[neighbor.group] = 0;
        in_session_[neighbor.session]--;
    }
};

} // namespace spymaster
