<?php

namespace App\Models;

class User extends Model
{
    public function roles() // mentions: role_user
    {
        return $this->belongsToMany(Role::class);
    }

    public function tags()
    {
        return $this->morphToMany(Tag::class, 'taggable'); // mentions: taggables
    }

    public function promote(): void
    {
        $this->roles()->attach(1); // writes: role_user
    }
}
