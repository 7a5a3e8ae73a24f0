<?php

namespace App\Entity;

use Doctrine\ORM\Mapping as ORM;

#[ORM\Entity]
class User
{
    #[ORM\ManyToMany(targetEntity: Group::class)] // mentions: user_group
    private Collection $groups;
}
